package io.carillon.dispatcher.push;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.dispatcher.provider.SdkCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries the HTTP of Google's libraries over {@link SdkCalls}, to the account's own root in place of the vendor's. The
 * libraries must not try again by themselves, since core owns time, nor follow redirects, and fail altogether on a refusal
 * whose words they do not know: so waits, places and words of refusals are told under names that only we read.
 */
final class SdkTransport extends HttpTransport {
    /** Where {@code Retry-After} is found by those who only report it. */
    static final String WAIT = "x-carillon-retry-after";

    /** Where the body of a refusal is found. */
    static final String WORDS = "x-carillon-refusal";

    /** Longer than Google's libraries care to wait, so that they give up at once. */
    private static final String NEVER = "86400";

    private final SdkCalls calls;
    private final String baseUrl;

    SdkTransport(SdkCalls calls, String baseUrl) {
        this.calls = calls;
        this.baseUrl = baseUrl;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new Request(url.replace(FcmClient.VENDOR, baseUrl));
    }

    private final class Request extends LowLevelHttpRequest {
        private final String url;
        private final Map<String, String> headers = new HashMap<>();

        Request(String url) {
            this.url = url;
        }

        /** Answers must come as they are: what carries them reads text. */
        @Override
        public void addHeader(String name, String value) {
            if (!"accept-encoding".equalsIgnoreCase(name)) {
                headers.put(name, value);
            }
        }

        @Override
        public LowLevelHttpResponse execute() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            if (getStreamingContent() != null) {
                getStreamingContent().writeTo(body);
            }
            if (getContentType() != null) {
                headers.put("Content-Type", getContentType());
            }
            return new Response(calls.post(url, headers, body.toByteArray()));
        }
    }

    private static final class Response extends LowLevelHttpResponse {
        private final HttpAnswer answer;
        private final List<Map.Entry<String, String>> headers;
        private final byte[] content;

        Response(HttpAnswer answer) {
            this.answer = answer;
            Map<String, String> told = new HashMap<>(answer.headers());
            told.keySet().removeIf("retry-after"::equalsIgnoreCase);
            told.keySet().removeIf("location"::equalsIgnoreCase);
            told.put("Retry-After", NEVER);
            if (answer.retryAfterMillis() != null) {
                told.put(WAIT, answer.retryAfterMillis().toString());
            }
            boolean refused = answer.status() >= 300;
            if (refused) {
                told.put(WORDS, answer.body());
            }
            this.content = refused ? new byte[0] : answer.body().getBytes(StandardCharsets.UTF_8);
            this.headers = new ArrayList<>(told.entrySet());
        }

        @Override
        public InputStream getContent() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public String getContentEncoding() {
            return null;
        }

        @Override
        public long getContentLength() {
            return content.length;
        }

        @Override
        public String getContentType() {
            return answer.headers().getOrDefault("Content-Type", "application/json");
        }

        @Override
        public String getStatusLine() {
            return "HTTP/1.1 " + answer.status();
        }

        @Override
        public int getStatusCode() {
            return answer.status();
        }

        @Override
        public String getReasonPhrase() {
            return null;
        }

        @Override
        public int getHeaderCount() {
            return headers.size();
        }

        @Override
        public String getHeaderName(int index) {
            return headers.get(index).getKey();
        }

        @Override
        public String getHeaderValue(int index) {
            return headers.get(index).getValue();
        }
    }
}
