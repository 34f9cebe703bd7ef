package io.carillon.admin.layout;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A layout as stored. */
record Layout(UUID id, LayoutSource source, long revision, OffsetDateTime createdAt, OffsetDateTime updatedAt) {}
