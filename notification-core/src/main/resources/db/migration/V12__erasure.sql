-- Forgetting a person is one transaction over all features, of the role that works on batches.
GRANT DELETE ON subscribers, notification_preferences, inbox_entries TO carillon_core_pipeline;
GRANT UPDATE (address) ON suppressions TO carillon_core_pipeline;
GRANT UPDATE (user_id, metadata) ON notifications TO carillon_core_pipeline;
