package io.carillon.core.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.bulk.Multipart.Part;
import io.carillon.core.intake.FieldChecks;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An upload with both its parts known: {@code job} (JSON) and {@code file} (CSV). When the file comes last, as it should, it
 * is read as it arrives; when it comes first, it waits on disk for its settings. Blocks; for one thread.
 */
final class Upload implements AutoCloseable {
    private static final int MAX_SETTINGS = 1024 * 1024;
    private static final String JOB = "job";
    private static final String FILE = "file";

    private final BulkRequest request;
    private final String fileName;
    private final MessageDigest digest = sha256();
    private final InputStream file;
    private final Path spooled;

    private Upload(BulkRequest request, String fileName, InputStream file, Path spooled) {
        this.request = request;
        this.fileName = fileName;
        this.file = new DigestInputStream(file, digest);
        this.spooled = spooled;
    }

    /**
     * Reads an upload up to where its rows begin.
     *
     * @throws ProblemException when one of its parts is missing or the settings are too long
     */
    static Upload open(String contentType, InputStream body, ObjectMapper json) throws IOException {
        Multipart parts = Multipart.of(contentType, body)
                .orElseThrow(() -> new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "multipart is needed"));
        BulkRequest request = null;
        String fileName = null;
        Path spooled = null;
        try {
            for (Optional<Part> next = parts.next(); next.isPresent(); next = parts.next()) {
                Part part = next.get();
                if (JOB.equals(part.name())) {
                    request = request(settings(part), json);
                } else if (FILE.equals(part.name()) && request != null) {
                    return new Upload(request, part.fileName(), part.content(), null);
                } else if (FILE.equals(part.name())) {
                    fileName = part.fileName();
                    spooled = spool(part);
                }
            }
            requireBoth(request, spooled);
            Upload upload = new Upload(request, fileName, Files.newInputStream(spooled), spooled);
            spooled = null;
            return upload;
        } finally {
            if (spooled != null) {
                Files.deleteIfExists(spooled);
            }
        }
    }

    BulkRequest request() {
        return request;
    }

    /** Name of the file as the caller gave it, or null. */
    String fileName() {
        return fileName;
    }

    InputStream file() {
        return file;
    }

    /** Reads what is left of the file. */
    Upload readToEnd() {
        try {
            file.transferTo(OutputStream.nullOutputStream());
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** SHA-256 of the file, in hex; only once, when it is read to its end. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] settings(Part part) throws IOException {
        byte[] settings = part.content().readNBytes(MAX_SETTINGS + 1);
        if (settings.length > MAX_SETTINGS) {
            throw new ProblemException(CommonProblem.PAYLOAD_TOO_LARGE, "the part 'job' may have 1 MB");
        }
        return settings;
    }

    private static BulkRequest request(byte[] settings, ObjectMapper json) throws IOException {
        try {
            return json.readValue(settings, BulkRequest.class);
        } catch (JsonMappingException unfit) {
            throw invalid(unfit, List.of(new Violation(pointer(unfit), "has the wrong type or an unknown name")));
        } catch (JsonProcessingException malformed) {
            throw invalid(malformed, List.of());
        }
    }

    private static ProblemException invalid(JsonProcessingException cause, List<Violation> errors) {
        int line = cause.getLocation() == null ? 1 : cause.getLocation().getLineNr();
        return new ProblemException(CommonProblem.INVALID_JSON, "the part 'job', line " + line, errors);
    }

    private static String pointer(JsonMappingException unfit) {
        return unfit.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .map(name -> FieldChecks.below("", name))
                .collect(Collectors.joining());
    }

    private static Path spool(Part part) throws IOException {
        Path spooled = Files.createTempFile("carillon-bulk-", ".csv");
        Files.copy(part.content(), spooled, StandardCopyOption.REPLACE_EXISTING);
        return spooled;
    }

    private static void requireBoth(BulkRequest request, Path spooled) {
        if (request == null || spooled == null) {
            String missing = request == null ? JOB : FILE;
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "the upload needs the parts 'job' (JSON) and 'file' (CSV)",
                    List.of(new Violation("/" + missing, "is missing")));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (spooled != null) {
            Files.deleteIfExists(spooled);
        }
    }
}
