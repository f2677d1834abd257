package jp.kosmo.keycloak.mfa;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** The name a member gives to a device, to tell it from the others (SPEC S89, C11, S136). */
record DeviceName(String value) {

    private static final int MOST = 64;

    /** As typed; null counts as empty. */
    static DeviceName typed(@Nullable String input) {
        return new DeviceName(input == null ? "" : input.strip());
    }

    /** The key of the message that says what is wrong with the name itself; empty when it can be stored. */
    Optional<String> problem() {
        if (value.isEmpty()) {
            return Optional.of("kosmoDeviceNameMissing");
        }
        boolean storable = value.codePointCount(0, value.length()) <= MOST
                && value.codePoints().noneMatch(DeviceName::isUnprintable);
        return storable ? Optional.empty() : Optional.of("kosmoDeviceNameInvalid");
    }

    /** Whether one of the member's devices, of whichever kind, already has this name. */
    boolean isTaken(UserModel member) {
        return member.credentialManager()
                .getStoredCredentialsStream()
                .anyMatch(credential -> value.equalsIgnoreCase(credential.getUserLabel()));
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
