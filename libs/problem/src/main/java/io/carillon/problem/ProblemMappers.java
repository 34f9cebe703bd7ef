package io.carillon.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception that reaches the REST layer into a problem; none shows a class name or a stack trace. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException exception) {
        Response.ResponseBuilder answer = answer(exception.problem());
        exception.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException exception) {
        if (jsonCause(exception) instanceof JsonProcessingException json) {
            return json(json);
        }
        Response original = exception.getResponse();
        Response.ResponseBuilder answer = answer(Problem.of(CommonProblem.ofStatus(original.getStatus()), null));
        copyHeader(original, answer, HttpHeaders.ALLOW);
        copyHeader(original, answer, HttpHeaders.RETRY_AFTER);
        return answer.build();
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException exception) {
        String pointer = exception instanceof JsonMappingException mapping ? pointer(mapping) : "";
        List<Violation> errors = pointer.isEmpty() ? List.of() : List.of(new Violation(pointer, fault(exception)));
        return answer(Problem.of(CommonProblem.INVALID_JSON, where(exception), errors))
                .build();
    }

    private static String fault(JsonProcessingException exception) {
        return exception instanceof UnrecognizedPropertyException
                ? "is not a field here"
                : "has the wrong type or an unknown value";
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    @Priority(Priorities.USER - 1)
    Response unauthenticated(AuthenticationFailedException exception) {
        return unauthenticated();
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    @Priority(Priorities.USER - 1)
    Response unauthorized(UnauthorizedException exception) {
        return unauthenticated();
    }

    @ServerExceptionMapper(ForbiddenException.class)
    @Priority(Priorities.USER - 1)
    Response forbidden(ForbiddenException exception) {
        return answer(Problem.of(CommonProblem.FORBIDDEN, null)).build();
    }

    @ServerExceptionMapper(Exception.class)
    Response surprise(Exception exception) {
        LOG.error("request failed", exception);
        return answer(Problem.of(CommonProblem.INTERNAL_ERROR, null)).build();
    }

    private static Response unauthenticated() {
        return answer(Problem.of(CommonProblem.UNAUTHENTICATED, null))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static void copyHeader(Response from, Response.ResponseBuilder to, String name) {
        if (from.getHeaders().containsKey(name)) {
            to.header(name, from.getHeaders().getFirst(name));
        }
    }

    private static Throwable jsonCause(Throwable exception) {
        Throwable cause = exception;
        while (cause != null && !(cause instanceof JsonProcessingException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String pointer(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String where(JsonProcessingException exception) {
        return exception.getLocation() == null
                ? null
                : "line " + exception.getLocation().getLineNr() + ", column "
                        + exception.getLocation().getColumnNr();
    }
}
