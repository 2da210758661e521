"""Room 1: bytes to blocks. The only room that imports the HTML parser."""
