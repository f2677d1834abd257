package jp.kosmo.keycloak.office.letter;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.branding.LoginPageModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/**
 * Where a member begins: the union's portal, as the members' manual has it; where the union has told none, the member's own pages,
 * which ask for the login.
 */
public record LoginAddress(String text) {

    private static final String PORTAL = "portal";

    /** Pixels of the picture's edge: enough for paper, where it is some 30 mm. */
    private static final int SIZE = 330;

    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 2);

    static LoginAddress of(KeycloakSession session, RealmModel realm) {
        return new LoginAddress(Optional.ofNullable(realm.getClientByClientId(PORTAL))
                .filter(ClientModel::isEnabled)
                .map(portal -> LoginPageModel.homeUrl(session, portal))
                .orElseGet(() -> account(session, realm)));
    }

    private static String account(KeycloakSession session, RealmModel realm) {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms/{realm}/account/")
                .build(realm.getName())
                .toString();
    }

    /** As a QR code: the address of a PNG image that is a part of the page. */
    public String qr() {
        var png = new ByteArrayOutputStream();
        try {
            MatrixToImageWriter.writeToStream(
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE, HINTS), "png", png);
        } catch (WriterException tooLong) {
            throw new IllegalStateException("The address where members begin is too long for a QR code", tooLong);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
