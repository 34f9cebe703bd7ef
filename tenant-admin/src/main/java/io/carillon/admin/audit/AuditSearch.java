package io.carillon.admin.audit;

import io.carillon.admin.http.Violations;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which changes to show, as the query says it. */
public class AuditSearch {
    private static final int LONGEST = 200;

    @QueryParam("actor")
    @Parameter(description = "Only changes by this subject or sign-in name", example = "demo-admin")
    String actor;

    @QueryParam("action")
    @Parameter(description = "Only changes of this kind", example = "template.published")
    String action;

    @QueryParam("objectType")
    @Parameter(description = "Only changes of this kind of thing", example = "provider")
    String objectType;

    @QueryParam("objectId")
    @Parameter(description = "Only changes of the thing with this id")
    String objectId;

    @QueryParam("from")
    @Parameter(description = "Only changes at or after this moment (RFC 3339)", example = "2026-11-01T00:00:00Z")
    String from;

    @QueryParam("to")
    @Parameter(description = "Only changes before this moment (RFC 3339)", example = "2026-12-01T00:00:00Z")
    String to;

    /** What the database is asked for; null where it does not matter. */
    record Filter(
            String actor, String action, String objectType, String objectId, OffsetDateTime from, OffsetDateTime to) {}

    Filter validated() {
        Violations violations = new Violations();
        checkText(violations, "/actor", actor);
        checkText(violations, "/action", action);
        checkText(violations, "/objectType", objectType);
        checkText(violations, "/objectId", objectId);
        OffsetDateTime start = moment(violations, "/from", from);
        OffsetDateTime end = moment(violations, "/to", to);
        violations.unless(start == null || end == null || start.isBefore(end), "/to", "must be after 'from'");
        violations.throwIfAny();
        return new Filter(actor, action, objectType, objectId, start, end);
    }

    private static void checkText(Violations violations, String pointer, String value) {
        if (value != null) {
            violations.text(pointer, value, LONGEST);
        }
    }

    private static OffsetDateTime moment(Violations violations, String pointer, String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeParseException malformed) {
            violations.add(pointer, "must be a moment such as 2026-11-22T10:15:30Z");
            return null;
        }
    }
}
