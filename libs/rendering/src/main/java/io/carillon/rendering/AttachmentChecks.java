package io.carillon.rendering;

import io.carillon.events.Attachment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a list of attachments must keep to, at every door and once more when its names are rendered. Pure; reads the
 * bytes once and keeps none of them.
 */
public final class AttachmentChecks {
    /** Files that one mail may carry. */
    public static final int MOST = 10;

    /** Base64 characters that may travel within one request; larger files are fetched from their url. */
    public static final int MOST_INLINE = 512 * 1024;

    /** The same within a template, which every service keeps in memory. */
    public static final int MOST_IN_TEMPLATE = 128 * 1024;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URL = 2048;
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}");
    private static final Pattern CONTENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

    private final List<SourceFault> faults = new ArrayList<>(0);
    private final boolean sources;

    private AttachmentChecks(boolean sources) {
        this.sources = sources;
    }

    /** What is wrong with files as they go out; pointers are {@code /0/name} and the like, the empty one means all. */
    public static List<SourceFault> ofFinished(List<Attachment> files) {
        return new AttachmentChecks(false).all(files, MOST_INLINE);
    }

    /** What is wrong with files whose names and addresses may hold expressions, {@code mostInline} characters of Base64. */
    public static List<SourceFault> ofSources(List<Attachment> files, int mostInline) {
        return new AttachmentChecks(true).all(files, mostInline);
    }

    private List<SourceFault> all(List<Attachment> files, int mostInline) {
        if (files == null) {
            return faults;
        }
        require(files.size() <= MOST, "", "holds more than " + MOST + " files");
        long inline = 0;
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < files.size() && i < MOST; i++) {
            Attachment file = files.get(i);
            one("/" + i, file);
            boolean isNew = file == null || file.contentId() == null || ids.add(file.contentId());
            require(isNew, "/" + i + "/contentId", "is that of another file");
            inline +=
                    file == null || file.content() == null ? 0 : file.content().length();
        }
        require(
                inline <= mostInline,
                "",
                "holds more than " + mostInline / 1024 + " KiB of Base64; give larger files by url");
        return faults;
    }

    private void one(String pointer, Attachment file) {
        if (file == null) {
            require(false, pointer, "is null");
            return;
        }
        name(pointer + "/name", file.name());
        boolean typed = file.contentType() != null
                && MEDIA_TYPE.matcher(file.contentType()).matches()
                && !file.contentType().regionMatches(true, 0, "multipart/", 0, 10);
        require(typed, pointer + "/contentType", "is not a media type, for example application/pdf");
        boolean oneSource = (file.content() == null) != (file.url() == null);
        require(oneSource, pointer, "needs exactly one of content and url");
        require(file.content() == null || isBase64(file.content()), pointer + "/content", "is not Base64, or empty");
        require(file.url() == null || isAddress(file.url()), pointer + "/url", "is not an absolute https address");
        boolean idFits =
                file.contentId() == null || CONTENT_ID.matcher(file.contentId()).matches();
        require(idFits, pointer + "/contentId", "may have letters, digits and . _ @ + -, up to 100");
    }

    private void name(String pointer, String name) {
        if (name == null || name.isBlank()) {
            require(false, pointer, "is missing");
            return;
        }
        require(name.length() <= LONGEST_NAME, pointer, "is longer than " + LONGEST_NAME + " characters");
        require(name.codePoints().noneMatch(AttachmentChecks::isUnprintable), pointer, "holds control characters");
        boolean bare = mayBeExpression(name)
                || name.indexOf('/') < 0 && name.indexOf('\\') < 0 && !name.equals(".") && !name.equals("..");
        require(bare, pointer, "must be a file name without a path");
    }

    private boolean isAddress(String url) {
        boolean web = url.startsWith("https://") || url.startsWith("http://");
        return url.length() <= LONGEST_URL
                && (mayBeExpression(url) || web)
                && url.chars().allMatch(c -> c >= ' ' && c != 0x7f)
                && (mayBeExpression(url) || url.chars().allMatch(c -> c > ' ' && c < 0x7f));
    }

    private boolean mayBeExpression(String source) {
        return sources && source.indexOf('{') >= 0;
    }

    /** Controls, line separators, what turns the direction of writing, and halves of pairs. */
    private static boolean isUnprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Base64 as RFC 4648 §4 has it: no line breaks, padded. */
    private static boolean isBase64(String text) {
        int length = text.length();
        if (length == 0 || length % 4 != 0) {
            return false;
        }
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        for (int i = 0; i < length - padding; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            if (!letter && (c < '0' || c > '9') && c != '+' && c != '/') {
                return false;
            }
        }
        return true;
    }

    private void require(boolean condition, String pointer, String detail) {
        if (!condition) {
            faults.add(new SourceFault(pointer, 0, detail));
        }
    }
}
