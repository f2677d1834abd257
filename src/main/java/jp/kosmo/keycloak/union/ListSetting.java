package jp.kosmo.keycloak.union;

import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A setting of an authenticator, chosen from a list. Keycloak does not let an authenticator check its settings before
 * they are saved, so nothing else can be chosen; what a realm file brings beside the list counts as the default and is
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

    /** What is set; null = nothing was ever saved. */
    public String of(@Nullable AuthenticatorConfigModel stored) {
        Optional<String> set = Optional.ofNullable(stored)
                .map(AuthenticatorConfigModel::getConfig)
                .map(values -> values.get(name()))
                .filter(value -> !value.isBlank());
        Optional<String> chosen = set.map(TypedText::ascii).filter(choices::contains);
        if (stored != null && set.isPresent() && chosen.isEmpty()) {
            Nonsense.warn(String.valueOf(stored.getAlias()), name(), set.get(), otherwise);
        }
        return chosen.orElse(otherwise);
    }

    /** The same as a number, where all choices are numbers. */
    public int numberOf(@Nullable AuthenticatorConfigModel stored) {
        return Integer.parseInt(of(stored));
    }
}
