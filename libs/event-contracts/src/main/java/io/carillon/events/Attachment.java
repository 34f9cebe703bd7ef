package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A file that goes with an e-mail. Either its bytes travel in {@code content}, or the dispatcher fetches them from
 * {@code url} when it sends.
 *
 * @param name file name, as the reader sees it
 * @param contentType media type, for example {@code application/pdf}
 * @param content the bytes in Base64, or null
 * @param url where the bytes are, or null
 * @param contentId makes it an inline part that the HTML names by {@code cid:}, or null for an ordinary attachment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attachment(String name, String contentType, String content, String url, String contentId) {

    @Override
    public String toString() {
        return "Attachment[***]";
    }
}
