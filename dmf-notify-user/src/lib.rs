//! DMF Module NotifyUserWithRequest: the inverted call.
