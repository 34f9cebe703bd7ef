package io.carillon.core.webhook;

import io.carillon.tenancy.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * Messages to be posted again.
 *
 * @param ids only these, or null for all of the range
 * @param first smallest id of the range
 * @param end first id after the range
 * @param by the caller's subject
 */
record Replay(
        TenantId tenant,
        UUID endpointId,
        List<UUID> ids,
        UUID first,
        UUID end,
        List<MessageStatus> statuses,
        String by) {}
