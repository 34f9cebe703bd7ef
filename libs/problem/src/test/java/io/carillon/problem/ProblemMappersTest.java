package io.carillon.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProblemMappers mappers = new ProblemMappers();

    private record Order(Map<String, List<Line>> lines) {}

    private record Line(int count) {}

    @Test
    void ourOwnProblemIsAnsweredWithEverythingItSays() {
        Violation violation = new Violation("/recipient/email", "is no address");
        ProblemException exception = new ProblemException(
                        CommonProblem.VALIDATION_FAILED, "one field is wrong", List.of(violation))
                .withHeader("Retry-After", "3");

        Response answer = mappers.problem(exception);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("3");
        assertThat(answer.getEntity())
                .isEqualTo(new Problem(
                        "urn:carillon:problem:validation-failed",
                        "The request has invalid fields",
                        400,
                        "one field is wrong",
                        List.of(violation)));
    }

    @Test
    void whatTheFrameworkRefusesIsAProblem() {
        assertProblem(mappers.framework(new NotFoundException("no such class: Secret")), CommonProblem.NOT_FOUND);
        assertProblem(mappers.framework(new NotSupportedException()), CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        assertProblem(mappers.framework(new WebApplicationException(413)), CommonProblem.PAYLOAD_TOO_LARGE);
    }

    @Test
    void headersThatHelpTheCallerAreKept() {
        assertThat(mappers.framework(new NotAllowedException("GET", new String[] {"POST"}))
                        .getHeaderString(HttpHeaders.ALLOW))
                .contains("GET")
                .contains("POST");
        assertThat(mappers.framework(new ServiceUnavailableException(7L)).getHeaderString(HttpHeaders.RETRY_AFTER))
                .isEqualTo("7");
    }

    @Test
    void brokenJsonNamesItsPlace() {
        Response answer = mappers.json(failure("{\"lines\": oops"));

        assertProblem(answer, CommonProblem.INVALID_JSON);
        assertThat(((Problem) answer.getEntity()).detail()).startsWith("line 1, column ");
    }

    @Test
    void aWrongTypeNamesTheFieldAsAnEscapedPointer() {
        Response answer = mappers.json(failure("{\"lines\": {\"a/b~c\": [{\"count\": 1}, {\"count\": \"many\"}]}}"));

        assertThat(((Problem) answer.getEntity()).errors())
                .extracting(Violation::pointer)
                .containsExactly("/lines/a~1b~0c/1/count");
    }

    @Test
    void aFieldThatIsNotThereIsNamed() {
        Response answer = mappers.json(failure("{\"lines\": {\"a\": [{\"cuont\": 1}]}}"));

        assertProblem(answer, CommonProblem.INVALID_JSON);
        assertThat(((Problem) answer.getEntity()).errors())
                .containsExactly(new Violation("/lines/a/0/cuont", "is not a field here"));
    }

    @Test
    void brokenJsonThatTheFrameworkWrappedIsStillBrokenJson() {
        WebApplicationException wrapped =
                new WebApplicationException(new IllegalStateException(failure("[")), Response.Status.BAD_REQUEST);

        assertProblem(mappers.framework(wrapped), CommonProblem.INVALID_JSON);
    }

    @Test
    void whoeverHasNoTokenIsToldHowToBringOne() {
        for (Response answer : List.of(
                mappers.unauthenticated(new AuthenticationFailedException("expired at noon")),
                mappers.unauthorized(new UnauthorizedException()))) {
            assertProblem(answer, CommonProblem.UNAUTHENTICATED);
            assertThat(answer.getHeaderString(HttpHeaders.WWW_AUTHENTICATE)).isEqualTo("Bearer");
        }
    }

    @Test
    void whoeverMayNotIsForbidden() {
        assertProblem(mappers.forbidden(new ForbiddenException("secret reason")), CommonProblem.FORBIDDEN);
    }

    @Test
    void aSurpriseTellsNothingOfOurInside() {
        Response answer = mappers.surprise(new IllegalStateException("SELECT secret FROM tenants"));

        assertProblem(answer, CommonProblem.INTERNAL_ERROR);
    }

    @Test
    void aProblemWithoutErrorsHasNoEmptyList() throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(Problem.of(CommonProblem.NOT_FOUND, null)))
                .isEqualTo(
                        "{\"type\":\"urn:carillon:problem:not-found\",\"title\":\"There is nothing here\",\"status\":404}");
    }

    private static void assertProblem(Response answer, CommonProblem expected) {
        assertThat(answer.getStatus()).isEqualTo(expected.status());
        assertThat(answer.getMediaType()).hasToString(Problem.MEDIA_TYPE);
        assertThat(answer.getEntity().toString())
                .contains("urn:carillon:problem:" + expected.slug())
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("noon", "Exception");
    }

    private static JsonProcessingException failure(String json) {
        return catchThrowableOfType(JsonProcessingException.class, () -> JSON.readValue(json, Order.class));
    }
}
