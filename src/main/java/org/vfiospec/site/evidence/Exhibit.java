package org.vfiospec.site.evidence;

import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vfiospec.site.LedgerEntry;

/**
 * Something attached to a step.
 *
 * @param name the file name it was given; may be empty
 * @param bytes the content of an image; empty otherwise
 * @param text the content of anything else
 * @param ledger the recorded execution; empty for any other media type
 */
public record Exhibit(String mediaType, String name, byte[] bytes, String text, List<LedgerEntry> ledger) {
    /** The media type of a slice of the ledger. */
    public static final String TRACE = "application/vnd.vfiospec.trace+json";

    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    static Exhibit of(Attachment attachment) {
        String type = attachment
                .getMediaType()
                .toLowerCase(Locale.ROOT)
                .replaceFirst(";.*", "")
                .strip();
        String name = attachment.getFileName().orElse("");
        byte[] bytes = content(attachment);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (type.equals(TRACE)) {
            return LedgerEntry.parse(text)
                    .map(ledger -> new Exhibit(type, name, new byte[0], "", ledger))
                    .orElseGet(() -> new Exhibit("text/plain", "unreadable trace", new byte[0], text, List.of()));
        }
        boolean image = IMAGES.contains(type);
        boolean readable =
                image || type.startsWith("text/") || type.matches(".*[/+](json|xml)") || type.contains("svg");
        String shown = readable ? text : bytes.length + " bytes of " + type + ", not shown";
        return new Exhibit(type, name, image ? bytes : new byte[0], image ? "" : shown, List.of());
    }

    private static byte[] content(Attachment attachment) {
        if (attachment.getContentEncoding() == AttachmentContentEncoding.BASE64) {
            try {
                return Base64.getMimeDecoder().decode(attachment.getBody());
            } catch (IllegalArgumentException e) {
                return attachment.getBody().getBytes(StandardCharsets.UTF_8); // Show what is there.
            }
        }
        return attachment.getBody().getBytes(StandardCharsets.UTF_8);
    }

    public boolean isImage() {
        return bytes.length > 0;
    }
}
