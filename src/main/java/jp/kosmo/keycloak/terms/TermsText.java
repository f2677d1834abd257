package jp.kosmo.keycloak.terms;

import java.util.regex.Pattern;
import jp.kosmo.keycloak.ledger.Sha256;

/**
 * The terms in one language, as they are shown.
 *
 * @param language BCP 47 tag
 * @param html safe to put into a page as it stands
 */
record TermsText(String language, String html) {

    private static final Pattern BLOCK = Pattern.compile("<(p|div|ul|ol|h[1-6]|table|br)[ >/]");

    /** Identifies exactly this text: SHA-256 of its UTF-8 bytes, 64 hexadecimal digits. */
    String sha256() {
        return Sha256.of(html);
    }

    /** Whether it was written without paragraphs, so that line breaks have to do their work. */
    boolean plain() {
        return !BLOCK.matcher(html).find();
    }
}
