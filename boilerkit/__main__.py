"""``python -m boilerkit``."""

from boilerkit.cli.main import main

if __name__ == "__main__":
    main()
