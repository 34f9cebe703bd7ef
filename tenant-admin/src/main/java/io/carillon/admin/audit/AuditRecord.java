package io.carillon.admin.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of the past. Shown as it is stored: neither side holds a secret.
 *
 * @param at when it was committed
 * @param actor the token's {@code sub}
 * @param actorName sign-in name
 * @param actorKind on whose behalf: {@code tenant}, {@code platform} or {@code system}
 * @param action {@code template.published, provider.updated, …}
 * @param objectType what kind of thing was changed
 * @param objectId its id
 * @param before how it looked; absent when it was new
 * @param after how it looked then; absent when it was gone
 * @param requestId ties it to the logs
 * @param sourceAddress where the request came from; absent for the suite's own changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditRecord", example = """
                {"id": "01900000-0000-7000-8000-00000000a001", "at": "2026-11-22T10:15:30Z",
                 "actor": "00000000-0000-4000-8000-0000000000a1", "actorName": "demo-admin", "actorKind": "tenant",
                 "action": "provider.updated", "objectType": "provider",
                 "objectId": "01900000-0000-7000-8000-0000000000e1",
                 "before": {"name": "Mail"}, "after": {"name": "Mail EU"},
                 "requestId": "7f3c9a5be0d14c22", "sourceAddress": "203.0.113.7"}
                """)
public record AuditRecord(
        UUID id,
        OffsetDateTime at,
        String actor,
        String actorName,
        String actorKind,
        String action,
        String objectType,
        String objectId,

        @Schema(description = "How it looked; absent when it was new")
        Object before,

        @Schema(description = "How it looked then; absent when it was gone")
        Object after,

        String requestId,
        String sourceAddress) {}
