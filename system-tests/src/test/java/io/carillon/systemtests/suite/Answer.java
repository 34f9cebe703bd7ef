package io.carillon.systemtests.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.stream.StreamSupport;

/** What an HTTP request was answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
        return Json.read(body);
    }

    public String text(String field) {
        return json().path(field).asText();
    }

    /** This answer, after making sure of its status. */
    public Answer expect(int wanted) {
        assertThat(status).as(body).isEqualTo(wanted);
        return this;
    }

    /** This answer, after making sure that it is the problem of this slug as RFC 9457 has it. */
    public Answer expectProblem(int wanted, String slug) {
        expect(wanted);
        assertThat(headers.firstValue("Content-Type")).as(body).hasValueSatisfying(type -> assertThat(type)
                .startsWith("application/problem+json"));
        assertThat(text("type")).as(body).isEqualTo("urn:carillon:problem:" + slug);
        assertThat(json().path("status").asInt()).as(body).isEqualTo(wanted);
        assertThat(text("title")).as(body).isNotBlank();
        return this;
    }

    /** This answer, after making sure that its problem points at this place of the request. */
    public Answer expectPointer(String pointer) {
        assertThat(StreamSupport.stream(json().path("errors").spliterator(), false))
                .as(body)
                .anyMatch(error -> error.path("pointer").asText().equals(pointer));
        return this;
    }
}
