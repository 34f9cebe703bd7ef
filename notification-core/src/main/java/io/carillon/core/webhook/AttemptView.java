package io.carillon.core.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** One try at a message as people see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttemptView(
        int attempt,
        boolean delivered,
        String code,
        String detail,
        Integer responseStatus,
        String responseExcerpt,
        Long durationMillis,
        Instant finishedAt) {}
