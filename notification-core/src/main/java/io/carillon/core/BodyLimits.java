package io.carillon.core;

import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemFailureHandler;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large request bodies may be: a CSV file, which is never held in memory, as large as the server takes at all; anything
 * else much less.
 */
@ApplicationScoped
class BodyLimits {
    private static final String FILES = "/api/v1/services/notifications/bulk/csv";

    /** Where Quarkus REST looks for the limit while it reads a body. */
    private static final String LIMIT = "io.quarkus.max-request-size";

    /** Just after Quarkus has set its own limit. */
    private static final int ORDER = -1;

    private final ProblemFailureHandler problems;
    private final long most;

    BodyLimits(
            ProblemFailureHandler problems,
            @ConfigProperty(name = "carillon.http.max-body", defaultValue = "1M") MemorySize most) {
        this.problems = problems;
        this.most = most.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::limit);
    }

    private void limit(RoutingContext context) {
        if (context.request().path().equals(FILES)) {
            context.next();
        } else if (announced(context) > most) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.response().endHandler(sent -> context.request().connection().close());
            problems.answer(context, CommonProblem.PAYLOAD_TOO_LARGE);
        } else {
            context.put(LIMIT, most);
            context.next();
        }
    }

    private static long announced(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}
