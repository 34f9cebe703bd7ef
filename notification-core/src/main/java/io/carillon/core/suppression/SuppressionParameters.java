package io.carillon.core.suppression;

import io.carillon.core.recipient.ContactForm;
import io.carillon.core.suppression.SuppressionRequest.Filter;
import io.carillon.core.suppression.SuppressionRequest.Release;
import io.carillon.events.Channel;
import io.carillon.events.SuppressionReason;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads what callers say about suppressions. Pure. */
final class SuppressionParameters {
    static final int MAX_LIMIT = 200;
    static final List<Violation> NO_BODY = List.of(new Violation("", "the body is missing"));
    private static final int MAX_IDS = 1000;
    private static final UUID END_OF_TIME = new UUID(-1L, -1L);

    private SuppressionParameters() {}

    static SuppressionFilter filter(TenantId tenant, String channel, String reason, String address) {
        return filter(
                tenant,
                new Filter(
                        read("/channel", channel, Channel::of),
                        read("/reason", reason, SuppressionReason::of),
                        address));
    }

    static SuppressionFilter filter(TenantId tenant, Filter filter) {
        if (filter.address() != null && filter.channel() == null) {
            throw invalid("/channel", "is needed to look for an address");
        }
        if (filter.address() != null && !ContactForm.isAddress(filter.channel(), filter.address())) {
            throw invalid("/address", "is not an address of the channel");
        }
        return SuppressionFilter.of(tenant, filter.channel(), filter.reason(), filter.address());
    }

    static UUID before(String cursor) {
        return cursor == null ? END_OF_TIME : read("/cursor", cursor, UUID::fromString);
    }

    static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw notFound();
        }
    }

    static UUID bodyId(String id) {
        return read("/ids", id, UUID::fromString);
    }

    static void require(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "invalid fields", violations);
        }
    }

    static void requireFound(int released) {
        if (released == 0) {
            throw notFound();
        }
    }

    /** Nobody releases everything by leaving something out. */
    static void requireOneKind(Release request) {
        require(request == null ? NO_BODY : List.of());
        boolean byIds = request.ids() != null;
        boolean byFilter = request.filter() != null && !request.filter().equals(new Filter(null, null, null));
        if (byIds == byFilter) {
            throw invalid("/ids", "give either ids or a filter with at least one field");
        }
        if (byIds && request.ids().size() > MAX_IDS) {
            throw invalid("/ids", "holds more than " + MAX_IDS);
        }
    }

    private static <T> T read(String pointer, String text, Function<String, T> parse) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException unknown) {
            throw invalid(pointer, "has no value known here");
        }
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, "invalid fields", List.of(new Violation(pointer, detail)));
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "no suppression has this id");
    }
}
