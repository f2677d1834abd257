package jp.kosmo.keycloak.mfa;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** The name a member gives to a device, to tell it from the others. */
public record DeviceLabel(String value) {

    private static final int MOST = 64;

    /** As typed; null counts as empty. */
    public static DeviceLabel typed(@Nullable String input) {
        return new DeviceLabel(input == null ? "" : TypedText.trimmed(input));
    }

    /**
     * The key of the message that says why a device cannot have this name beside those whose names are taken; empty when
     * it can be stored.
     */
    public Optional<String> problemAmong(Stream<String> taken) {
        if (value.isEmpty()) {
            return Optional.of("kosmoDeviceNameMissing");
        }
        if (value.codePointCount(0, value.length()) > MOST || value.codePoints().anyMatch(DeviceLabel::isUnprintable)) {
            return Optional.of("kosmoDeviceNameInvalid");
        }
        return taken.map(DeviceLabel::folded).anyMatch(folded(value)::equals)
                ? Optional.of("kosmoDeviceNameTaken")
                : Optional.empty();
    }

    /** Small and capital letters, full and half width are no different names; the page's script does the same. */
    private static String folded(String name) {
        return TypedText.trimmed(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
    }

    /** The names of the member's devices, of whichever kind. */
    public static Stream<String> taken(UserModel member) {
        return member.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getUserLabel)
                .filter(Objects::nonNull);
    }

    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
