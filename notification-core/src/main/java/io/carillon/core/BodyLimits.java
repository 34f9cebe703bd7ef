package io.carillon.core;

import io.carillon.problem.ProblemFailureHandler;
import io.quarkus.runtime.configuration.MemorySize;
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
        } else if (ProblemFailureHandler.announcesMoreThan(most, context)) {
            problems.tooLarge(context);
        } else {
            context.put(LIMIT, most);
            context.next();
        }
    }
}
