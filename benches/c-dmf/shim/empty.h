/* Stands for headers of which the Modules that are built here need nothing, and for what the trace preprocessor writes. */
