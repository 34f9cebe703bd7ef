package io.carillon.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends one request until it is answered. Every request of this client is safe to repeat (it reads, or carries a key or a
 * number the server knows repeats by), so an outage, 429 and the gateway's 502, 503 and 504 are tried again; a refused
 * token is renewed once; every other answer stands.
 */
final class Exchange {
    private static final Set<Integer> WORTH_REPEATING = Set.of(408, 429, 502, 503, 504);
    private static final int UNAUTHORIZED = 401;
    private static final int FIRST_FAILURE = 300;

    private final HttpClient http;
    private final TokenSource tokens;
    private final RetryPolicy retries;
    private final ObjectMapper json;

    Exchange(HttpClient http, TokenSource tokens, RetryPolicy retries, ObjectMapper json) {
        this.http = http;
        this.tokens = tokens;
        this.retries = retries;
        this.json = json;
    }

    /** The answer's body; fails with a {@link CarillonException}. */
    String send(HttpRequest.Builder request) {
        boolean renewed = false;
        for (int tried = 1; ; tried++) {
            String token = tokens.token();
            Attempt attempt = attempt(
                    request.setHeader("Authorization", "Bearer " + token).build());
            if (attempt.isDone()) {
                return attempt.response().body();
            }
            if (attempt.isUnauthorized() && !renewed) {
                renewed = true;
                tokens.refused(token);
            } else {
                pause(tried, attempt);
            }
        }
    }

    /** One try: an answer, or why there was none. */
    private record Attempt(HttpResponse<String> response, IOException outage) {

        boolean isDone() {
            return outage == null && response.statusCode() < FIRST_FAILURE;
        }

        boolean isUnauthorized() {
            return outage == null && response.statusCode() == UNAUTHORIZED;
        }

        boolean isWorthRepeating() {
            return outage != null || WORTH_REPEATING.contains(response.statusCode());
        }

        String what() {
            return outage == null ? "the answer was " + response.statusCode() : "there was no answer";
        }
    }

    private Attempt attempt(HttpRequest request) {
        try {
            return new Attempt(http.send(request, HttpResponse.BodyHandlers.ofString()), null);
        } catch (IOException outage) {
            return new Attempt(null, outage);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Waits before the next try, or says why there is none. */
    private void pause(int tried, Attempt attempt) {
        if (!attempt.isWorthRepeating()) {
            throw refused(attempt.response());
        }
        Duration asked =
                attempt.outage() == null ? retryAfter(attempt.response()).orElse(null) : null;
        Duration pause = retries.wait(tried, asked, ThreadLocalRandom.current().nextDouble())
                .orElseThrow(() -> new CarillonException.Unavailable(
                        "tried " + tried + " times; at last " + attempt.what(), attempt.outage()));
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers().firstValue("Retry-After").flatMap(Exchange::duration);
    }

    /** Seconds or a date, as HTTP has it. */
    static Optional<Duration> duration(String text) {
        try {
            return Optional.of(
                    text.chars().allMatch(Character::isDigit)
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : until(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration until(Instant moment) {
        Duration left = Duration.between(Instant.now(), moment);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private CarillonException refused(HttpResponse<String> response) {
        try {
            JsonNode problem = json.readTree(response.body());
            List<CarillonException.Violation> errors = new ArrayList<>();
            problem.path("errors")
                    .forEach(error -> errors.add(new CarillonException.Violation(
                            error.path("pointer").asText(), error.path("detail").asText())));
            return new CarillonException.Refused(
                    response.statusCode(),
                    problem.path("type").asText("about:blank"),
                    problem.path("detail").asText(problem.path("title").asText()),
                    List.copyOf(errors));
        } catch (IOException | IllegalArgumentException notAProblem) {
            return new CarillonException.Refused(response.statusCode(), "about:blank", "no explanation", List.of());
        }
    }

    private static CarillonException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new CarillonException.Unavailable("interrupted", interrupted);
    }
}
