package jp.kosmo.keycloak.branding;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour as a union enters it.
 *
 * @param hex {@code #rrggbb}
 */
record AccentColor(String hex) {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /** What WCAG 2.2 asks of text (1.4.3). */
    private static final double READABLE = 4.5;

    /** The darkest light ground that our pages write on; white is easier. */
    private static final AccentColor GROUND = new AccentColor("#f4f6f8");

    /** A colour in which one can write on a page and on which one can write in white; empty if the text is none. */
    static Optional<AccentColor> readable(String text) {
        return Optional.of(text.strip())
                .filter(hex -> HEX.matcher(hex).matches())
                .map(AccentColor::new)
                .filter(colour -> colour.contrastOnGround() >= READABLE);
    }

    private double contrastOnGround() {
        return (GROUND.luminance() + 0.05) / (luminance() + 0.05);
    }

    /** WCAG 2.2, "relative luminance". */
    private double luminance() {
        return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
    }

    private double channel(int from) {
        double share = Integer.parseInt(hex.substring(from, from + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
