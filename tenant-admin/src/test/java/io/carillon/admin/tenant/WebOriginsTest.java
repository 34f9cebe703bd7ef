package io.carillon.admin.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.admin.http.Violations;
import io.carillon.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com:8443",
                "http://localhost:3000",
                "HTTPS://A.example"
            })
    void takesOrigins(String origin) {
        assertThatCode(() -> check(List.of(origin))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "app.example.com",
                "https://",
                "https://*.example.com",
                "http://app.example.com",
                "https://app.example.com/",
                "https://app.example.com/x",
                "https://app.example.com?x",
                "https://app.example.com#x",
                "https://user@app.example.com",
                "javascript:alert(1)",
                "file:///etc",
                "https://a.example https://b.example",
                "https://a.example\r\nX: y"
            })
    void takesNothingElse(String origin) {
        assertThatThrownBy(() -> check(Collections.singletonList(origin))).isInstanceOf(ProblemException.class);
    }

    @Test
    void takesFiftyAtMost() {
        assertThatThrownBy(() -> check(Collections.nCopies(51, "https://a.example")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void writesThemAsBrowsersDo() {
        assertThat(WebOrigins.normalised(
                        List.of("HTTPS://App.Example.com:443", "https://app.example.com", "http://localhost:80")))
                .containsExactly("https://app.example.com", "http://localhost");
    }

    private static void check(List<String> origins) {
        Violations violations = new Violations();
        WebOrigins.check(origins, violations);
        violations.throwIfAny();
    }
}
