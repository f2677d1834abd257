package jp.kosmo.keycloak.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jp.kosmo.keycloak.it.client.Totp;
import org.awaitility.Awaitility;

/**
 * The authenticator app on the member's phone.
 *
 * @param key in Base32
 * @param shown the codes the member has typed off it
 */
record OtpApp(String key, Set<String> shown) {

    /**
     * Five minutes slow, counted in codes: the code changes while it is typed, so that the clock seems slower rather
     * than faster, and on these two no change leads to another whole number of minutes.
     */
    static final Duration SLOW = Duration.ofSeconds(-285);
    /** Five minutes fast, counted in codes. */
    static final Duration FAST = Duration.ofSeconds(295);

    /** The picture is the code and nothing else; looking for one in it fails now and then, and the same each time. */
    private static final Map<DecodeHintType, Boolean> THE_CODE_ALONE = Map.of(DecodeHintType.PURE_BARCODE, true);

    private static final Pattern SECRET = Pattern.compile("(?:^|&)secret=([A-Z2-7]+)");
    private static final int STEP_SECONDS = 30;

    /** An app into which the key was typed. */
    static OtpApp with(String key) {
        return new OtpApp(key, new HashSet<>());
    }

    /** An app that was pointed at the QR code on this page, as it is shown there. */
    static OtpApp scanning(Page page) {
        return SECRET.matcher(address(page).getRawQuery())
                .results()
                .findFirst()
                .map((MatchResult match) -> with(match.group(1)))
                .orElseThrow();
    }

    /** What the QR code on this page says; a phone, too, looks at it until it is in focus. */
    static URI address(Page page) {
        return Awaitility.await("the QR code can be read")
                .until(() -> read(page), Optional::isPresent)
                .map(URI::create)
                .orElseThrow();
    }

    private static Optional<String> read(Page page) throws IOException {
        page.evaluate(
                "document.getElementById('kosmo-totp-barcode')?.setAttribute('open', '')"); // on a phone it is folded
        // away
        byte[] picture = page.locator("#kc-totp-secret-qr-code").screenshot();
        var pixels = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(picture)));
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(pixels)), THE_CODE_ALONE)
                    .getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * A code not typed before, for Keycloak takes each once: this half minute's or the next one's. When both are used up
     * the member waits for a new one; that of the half minute before could run out while it is typed.
     */
    String code() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(STEP_SECONDS + 1))
                .until(
                        () -> Stream.of(0, 1)
                                .map(step -> Totp.at(key, Instant.now().plusSeconds((long) STEP_SECONDS * step)))
                                .filter(shown::add)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The code an app shows on a phone whose clock is off by this much; positive = ahead. */
    String codeOfAClock(Duration off) {
        return Totp.at(key, Instant.now().plus(off));
    }

    /** The code as it comes out of a Japanese keyboard, with the gap that apps show in the middle. */
    static String inFullWidth(String code) {
        var typed = new StringBuilder();
        code.chars().map(digit -> digit - '0' + '０').forEach(typed::appendCodePoint);
        return typed.insert(code.length() / 2, '　').toString();
    }

    /** A code of yesterday. */
    String outdatedCode() {
        return codeOfAClock(Duration.ofDays(-1));
    }
}
