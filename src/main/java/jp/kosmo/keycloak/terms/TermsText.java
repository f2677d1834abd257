package jp.kosmo.keycloak.terms;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.Sha256;

/**
 * The terms in one language, as they are shown.
 *
 * @param language BCP 47 tag
 * @param html safe to put into a page as it stands
 */
public record TermsText(String language, String html) {

    private static final Pattern BLOCK = Pattern.compile("<(p|div|ul|ol|h[1-6]|table|br)[ >/]");
    /** Where a line ends for a reader. */
    private static final Pattern LINE_END = Pattern.compile("\\R|</?(?:p|div|ul|ol|li|h[1-6]|table|tr|br)\\b[^>]*>");

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** Identifies exactly this text: SHA-256 of its UTF-8 bytes, 64 hexadecimal digits. */
    public String sha256() {
        return Sha256.of(html);
    }

    /** Whether it was written without paragraphs, so that line breaks have to do their work. */
    public boolean plain() {
        return !BLOCK.matcher(html).find();
    }

    /** Its lines without tags, still safe to put into a page; a text with blocks breaks its lines at them alone. */
    List<String> paragraphs() {
        String lines = plain() ? html : html.replaceAll("\\R", " ");
        return Stream.of(LINE_END.split(lines))
                .map(line -> TAG.matcher(line).replaceAll("").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
