"""Where pages are cleaned: local processes, Ray, Spark, datatrove; each an extra of its own."""
