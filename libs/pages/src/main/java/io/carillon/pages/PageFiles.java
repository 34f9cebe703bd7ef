package io.carillon.pages;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jboss.logging.Logger;

/** All files of a module's pages, read once; none when they were left out of the build. */
public final class PageFiles {
    private static final Logger LOG = Logger.getLogger(PageFiles.class);
    private static final String ZIPPED = ".gz";

    private final String root;
    private final Map<String, PageFile> files;

    private PageFiles(String root) {
        this.root = root;
        files = read();
        if (files.isEmpty()) {
            LOG.warnf("the pages below %s were left out of this build", root);
        }
    }

    /** The files that were packed as resources below {@code carillon-NAME/}. */
    public static PageFiles of(String name) {
        return new PageFiles("carillon-" + name + "/");
    }

    /** The file of a name relative to the pages' root. */
    public Optional<PageFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private Map<String, PageFile> read() {
        Set<String> names = new HashSet<>(names());
        Map<String, PageFile> files = new TreeMap<>();
        names.stream().filter(name -> !name.endsWith(ZIPPED)).forEach(name -> files.put(name, file(name, names)));
        return Map.copyOf(files);
    }

    private PageFile file(String name, Set<String> names) {
        byte[] bytes = bytes(name).orElseThrow();
        Optional<Buffer> zipped = Optional.of(name + ZIPPED)
                .filter(names::contains)
                .flatMap(this::bytes)
                .map(Buffer::buffer);
        return new PageFile(name, Buffer.buffer(bytes), zipped, tag(bytes));
    }

    private List<String> names() {
        return bytes("files.txt")
                .map(list -> new String(list, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of());
    }

    private static String tag(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return "\"%08x-%x\"".formatted(crc.getValue(), bytes.length);
    }

    private Optional<byte[]> bytes(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(root + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
