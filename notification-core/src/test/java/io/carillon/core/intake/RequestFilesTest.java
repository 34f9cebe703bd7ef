package io.carillon.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.CoreProblem;
import io.carillon.problem.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestFilesTest {
    private static final Map<String, Object> FILE = Map.of("name", "a", "contentType", "text/plain", "content", "YQ==");

    @Test
    void theRequestsOwnFilesAreLiteralThoseOfContentAreSources() {
        Map<String, Object> named = Map.of("name", "{{a/b}}", "contentType", "text/plain", "content", "YQ==");
        assertThat(pointers(RequestBuilder.byTemplate().with("attachments", List.of(named))))
                .containsExactly("/attachments/0/name");
        assertThat(pointers(RequestBuilder.inline("email", Map.of("attachments", List.of(named)))))
                .isEmpty();
    }

    @Test
    void filesAreForEmailOnly() {
        assertThat(pointers(RequestBuilder.inline("sms", Map.of("attachments", List.of(FILE)))))
                .containsExactly("/content/sms/attachments");
    }

    @Test
    void bothListsTogetherKeepToTheBounds() {
        RequestBuilder six = RequestBuilder.inline("email", Map.of("attachments", Collections.nCopies(6, FILE)))
                .with("attachments", Collections.nCopies(5, FILE));
        assertThat(pointers(six)).containsExactly("/attachments");
    }

    @Test
    void aRefusalSaysWhichProblemItIs() {
        assertThat(RequestFiles.check(RequestBuilder.byTemplate()
                        .with("attachments", List.of(Map.of("name", "a")))
                        .build()))
                .hasValueSatisfying(found -> assertThat(found.type()).isEqualTo(CoreProblem.ATTACHMENTS_INVALID));
    }

    private static List<String> pointers(RequestBuilder request) {
        return RequestFiles.check(request.build()).stream()
                .flatMap(rejection -> rejection.violations().stream())
                .map(Violation::pointer)
                .toList();
    }
}
