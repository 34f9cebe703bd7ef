package io.carillon.gateway.forwarding;

import io.carillon.gateway.GatewayProblem;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Drain;
import io.carillon.problem.ProblemFailureHandler;
import io.carillon.problem.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeoutException;

/** What the door says itself when a request cannot be carried through. */
@ApplicationScoped
class Answers {
    private static final String RETRY_AFTER_SECONDS = "1";

    private final ProblemFailureHandler problems;

    Answers(ProblemFailureHandler problems) {
        this.problems = problems;
    }

    /** The service could not be reached, or broke off before it answered. */
    void unavailable(RoutingContext context) {
        if (!context.response().headWritten()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        answer(context, CommonProblem.DEPENDENCY_UNAVAILABLE);
    }

    /** The service was reached and then failed: silent for too long, or broken off. */
    void failed(RoutingContext context, Throwable cause) {
        if (cause instanceof TimeoutException) {
            answer(context, CommonProblem.UPSTREAM_TIMEOUT);
        } else {
            unavailable(context);
        }
    }

    /** The body is larger than the route allows. What still comes of it is dropped unread. */
    void tooLarge(RoutingContext context) {
        new Drain(context.request()).start();
        answer(context, CommonProblem.PAYLOAD_TOO_LARGE);
    }

    /** The body comes byte by byte. The caller is not worth the connection. */
    void tooSlow(RoutingContext context) {
        context.addEndHandler(sent -> context.request().connection().close());
        answer(context, GatewayProblem.REQUEST_TOO_SLOW);
    }

    private void answer(RoutingContext context, ProblemType problem) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            response.reset();
        } else {
            problems.answer(context, problem);
        }
    }
}
