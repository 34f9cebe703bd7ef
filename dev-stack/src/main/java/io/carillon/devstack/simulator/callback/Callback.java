package io.carillon.devstack.simulator.callback;

import java.util.List;

/**
 * One step in a message's life: the message is in {@code state} from then on, and the vendor says so if it knows where.
 *
 * @param provider the vendor
 * @param messageId the vendor's name for the message
 * @param state the vendor's name for the step
 * @param url where it was told to report, as it was told; null for nowhere
 * @param contentType of the body
 * @param body what is posted
 * @param signature made when the callback goes out
 * @param retryAfterMillis pauses before each further try of a callback that was not answered with 2xx
 */
public record Callback(
        String provider,
        String messageId,
        String state,
        String url,
        String contentType,
        String body,
        CallbackSignature signature,
        List<Long> retryAfterMillis) {}
