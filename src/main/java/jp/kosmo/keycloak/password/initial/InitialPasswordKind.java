package jp.kosmo.keycloak.password.initial;

import java.util.Locale;
import java.util.stream.Stream;
import jp.kosmo.keycloak.union.ListSetting;

/** How members of a union start. */
public enum InitialPasswordKind {
    /** With a random code that their letter shows. */
    ISSUED,
    /** With symbol, number and birthdate. */
    DERIVED,
    /** With a temporary password that staff have set. */
    NONE;

    static final ListSetting SETTING = new ListSetting(
            "password.initialPassword",
            NONE.value(),
            Stream.of(values()).map(InitialPasswordKind::value).toList());

    static InitialPasswordKind of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }

    /** As the setting has it. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
