//! DMF Modules BufferPool and BufferQueue.
