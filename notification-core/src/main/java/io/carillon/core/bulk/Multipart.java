package io.carillon.core.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/**
 * A multipart body (RFC 7578) read part by part as it arrives; only what the parser was last given is in memory. Blocks
 * while nothing arrives; for one thread.
 */
final class Multipart {
    private static final int READ = 64 * 1024;
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern NAME = Pattern.compile("(?:^|[;\\s])name=\"?([^\";]*)\"?");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]*)\"?");

    private final InputStream body;
    private final MultipartParser.ParseState parser;
    private final Deque<Object> events = new ArrayDeque<>();
    private final byte[] bytes = new byte[READ];

    private Multipart(InputStream body, String boundary) {
        this.body = body;
        this.parser = MultipartParser.beginParse(new Events(), boundary.getBytes(StandardCharsets.US_ASCII), "UTF-8");
    }

    /** The body of a request with this content type; empty when it is not multipart. */
    static Optional<Multipart> of(String contentType, InputStream body) {
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        return boundary.find()
                ? Optional.of(new Multipart(body, boundary.group(1) == null ? boundary.group(2) : boundary.group(1)))
                : Optional.empty();
    }

    /**
     * One part.
     *
     * @param name name of the form field
     * @param fileName name of the file, or null
     * @param content its bytes, to be read before the next part is asked for
     */
    record Part(String name, String fileName, InputStream content) {}

    private enum End {
        PART
    }

    /** The next part, what was not read of the last one being skipped; empty at the end. */
    Optional<Part> next() throws IOException {
        while (true) {
            Object event = event();
            if (event == null) {
                return Optional.empty();
            }
            if (event instanceof Part part) {
                return Optional.of(part);
            }
        }
    }

    /** The next event: a part's beginning, bytes of it, or its end; null when the body is over. */
    private Object event() throws IOException {
        while (events.isEmpty()) {
            int length = body.read(bytes);
            if (length < 0) {
                if (!parser.isComplete()) {
                    throw new IOException("the upload ended in the middle");
                }
                return null;
            }
            parser.parse(ByteBuffer.wrap(bytes, 0, length));
        }
        return events.poll();
    }

    private static String find(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header == null ? "" : header);
        return matcher.find() ? matcher.group(1) : null;
    }

    private final class Events implements MultipartParser.PartHandler {
        @Override
        public void beginPart(CaseInsensitiveMap<String> headers) {
            String disposition = headers.getFirst("Content-Disposition");
            events.add(new Part(find(NAME, disposition), find(FILE_NAME, disposition), new Content()));
        }

        @Override
        public void data(ByteBuffer buffer) {
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            events.add(copy);
        }

        @Override
        public void endPart() {
            events.add(End.PART);
        }
    }

    /** The bytes of the part that began last. */
    private final class Content extends InputStream {
        private byte[] current = new byte[0];
        private int position;
        private boolean over;

        @Override
        public int read() throws IOException {
            return fill() ? current[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, current.length - position);
            System.arraycopy(current, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean fill() throws IOException {
            while (!over && position == current.length) {
                Object event = event();
                over = event == null || event == End.PART;
                current = event instanceof byte[] arrived ? arrived : new byte[0];
                position = 0;
            }
            return !over;
        }
    }
}
