//! A user-mode KMDF runtime to run and test Windows drivers in.
