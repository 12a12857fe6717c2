//! Event logging.
