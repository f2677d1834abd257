package jp.kosmo.keycloak.union;

import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A setting chosen from a list. Keycloak does not let an authenticator check its settings before
 * they are saved, so nothing else can be chosen there; what a realm file brings beside the list counts as the default and is
 * named in the log.
 *
 * @param texts key of its texts in the console, such as {@code login.minutes}; the last part is its name in the realm file
 * @param otherwise the default, one of the choices
 * @param choices in the order of the list
 */
public record ListSetting(String texts, String otherwise, List<String> choices) {

    /** Its name in the realm file. */
    public String name() {
        return ConsoleSetting.nameOf(texts);
    }

    /** As the console offers it. */
    public ProviderConfigProperty property() {
        ProviderConfigProperty property = new ConsoleSetting(texts, ProviderConfigProperty.LIST_TYPE, otherwise);
        property.setOptions(choices);
        return property;
    }

    /** What is set of an authenticator; null = nothing was ever saved. */
    public String of(@Nullable AuthenticatorConfigModel stored) {
        Optional<String> set = Optional.ofNullable(stored)
                .map(AuthenticatorConfigModel::getConfig)
                .map(values -> values.get(name()))
                .filter(value -> !value.isBlank());
        return set.isEmpty() || stored == null ? otherwise : choice(String.valueOf(stored.getAlias()), set.get());
    }

    /** What is set of a required action. */
    public String of(ActionSettings settings) {
        return settings.text(name())
                .map(set -> choice(settings.providerId(), set))
                .orElse(otherwise);
    }

    /** Refuses to save for a required action what is not in the list. */
    public void require(ActionSettings settings) {
        if (settings.text(name()).filter(set -> chosen(set).isEmpty()).isPresent()) {
            throw settings.refusal(property(), "error-invalid-value");
        }
    }

    private String choice(String owner, String set) {
        Optional<String> chosen = chosen(set);
        if (chosen.isEmpty()) {
            Nonsense.warn(owner, name(), set, otherwise);
        }
        return chosen.orElse(otherwise);
    }

    private Optional<String> chosen(String set) {
        return Optional.of(TypedText.ascii(set)).filter(choices::contains);
    }

    /** The same as a number, where all choices are numbers. */
    public int numberOf(@Nullable AuthenticatorConfigModel stored) {
        return Integer.parseInt(of(stored));
    }
}
