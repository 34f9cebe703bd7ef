package io.carillon.core.planning;

import io.carillon.events.Attachment;
import io.carillon.events.Content;
import io.carillon.rendering.AttachmentChecks;
import io.carillon.rendering.ContentRenderer;
import io.carillon.rendering.SourceFault;
import io.carillon.rendering.engine.RenderException;
import java.util.ArrayList;
import java.util.List;

/** Puts a request's own files to those of its template, names rendered. Pure. */
final class MailFiles {
    private MailFiles() {}

    /**
     * The mail with all its files.
     *
     * @throws RenderException when they cannot go out together, or a name came out of rendering as none
     */
    static Content joined(Content words, List<Attachment> own) {
        List<Attachment> all = new ArrayList<>(words.attachments() == null ? List.of() : words.attachments());
        all.addAll(own == null ? List.of() : own);
        if (all.isEmpty()) {
            return words;
        }
        List<SourceFault> faults = AttachmentChecks.ofFinished(all);
        if (!faults.isEmpty()) {
            SourceFault first = faults.getFirst();
            throw new RenderException(first.detail()).in("attachments" + first.pointer());
        }
        Content whole = words.withAttachments(List.copyOf(all));
        ContentRenderer.checkSize(whole);
        return whole;
    }
}
