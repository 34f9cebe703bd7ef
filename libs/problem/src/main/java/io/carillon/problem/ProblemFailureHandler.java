package io.carillon.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers failures that never reach the REST layer (oversized bodies, security before routing, unknown paths). */
@ApplicationScoped
public class ProblemFailureHandler {
    private static final int AFTER_EVERYTHING = Integer.MAX_VALUE;

    private final ObjectMapper json;
    private final long largestBody;

    ProblemFailureHandler(
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize largestBody) {
        this.json = json;
        this.largestBody = largestBody.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::refuseLargeBody);
        router.route().order(Integer.MIN_VALUE).failureHandler(this::fail);
        router.route().order(AFTER_EVERYTHING).handler(context -> answer(context, CommonProblem.NOT_FOUND));
        for (int status : new int[] {400, 404, 405, 413, 415, 500}) {
            router.errorHandler(status, this::fail);
        }
    }

    /** Writes a problem as the answer of a plain Vert.x route. */
    public void answer(RoutingContext context, ProblemType type) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        if (type.status() == CommonProblem.UNAUTHENTICATED.status()) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        context.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(write(Problem.of(type, null)));
    }

    /** Answers 413 to a caller that may still be sending; see {@link Drain}. */
    public void tooLarge(RoutingContext context) {
        new Drain(context.request()).start();
        answer(context, CommonProblem.PAYLOAD_TOO_LARGE);
    }

    /** Whether the request says in its head that its body has more bytes than {@code most}. */
    public static boolean announcesMoreThan(long most, RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > most;
    }

    /** Quarkus itself would answer 413 without a body and cut the caller off before the answer is read. */
    private void refuseLargeBody(RoutingContext context) {
        if (announcesMoreThan(largestBody, context)) {
            tooLarge(context);
        } else {
            context.next();
        }
    }

    private void fail(RoutingContext context) {
        answer(context, typeOf(context));
    }

    private static ProblemType typeOf(RoutingContext context) {
        return switch (context.failure()) {
            case ProblemException problem -> problem.type();
            case AuthenticationFailedException authentication -> CommonProblem.UNAUTHENTICATED;
            case UnauthorizedException unauthorized -> CommonProblem.UNAUTHENTICATED;
            case ForbiddenException forbidden -> CommonProblem.FORBIDDEN;
            case null, default -> CommonProblem.ofStatus(context.statusCode() < 400 ? 500 : context.statusCode());
        };
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
