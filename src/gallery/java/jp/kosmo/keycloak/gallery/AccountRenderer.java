package jp.kosmo.keycloak.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import org.keycloak.models.Constants;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.MessageFormatterMethod;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/** Renders an account page with its scripts in it. */
final class AccountRenderer {

    private AccountRenderer() {}

    static String html(Sandbox sandbox, View view, ScriptFixture fixture) {
        Theme theme = sandbox.theme(Theme.Type.ACCOUNT);
        try {
            Properties messages = theme.getEnhancedMessages(sandbox.realm(), view.locale());
            Map<String, Object> model = new HashMap<>();
            model.put("serverBaseUrl", "https://login.example.jp");
            model.put("baseUrl", "https://login.example.jp/realms/sample/account/");
            model.put("resourceUrl", "/resources/gallery/account/" + theme.getName());
            model.put("realm", sandbox.realm());
            model.put("clientId", Constants.ACCOUNT_CONSOLE_CLIENT_ID);
            model.put("locale", view.locale().toLanguageTag());
            model.put("localeDir", "ltr");
            model.put("msg", new MessageFormatterMethod(view.locale(), messages));
            model.put("supportedLocales", new TreeMap<>(Map.of("ja", "日本語", "en", "English")));
            model.put("properties", theme.getProperties());
            model.put("updateEmailActionEnabled", true);
            String page =
                    sandbox.keycloak().getProvider(FreeMarkerProvider.class).processTemplate(model, "index.ftl", theme);
            Map<String, Answer> answers = new HashMap<>(fixture.answers());
            answers.putAll(refusals(view, messages));
            return ScriptedPage.html(
                    page,
                    new ScriptFixture(fixture.site(), fixture.place(), fixture.outcome(), answers, fixture.begins()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FreeMarkerException e) {
            throw new IllegalStateException("The account page cannot be shown", e);
        }
    }

    /** The texts of refusals, which the script asks for when it needs one. */
    private static Map<String, Answer> refusals(View view, Properties messages) {
        List<Map<String, String>> texts = messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith("kosmoUserId"))
                .map(key -> Map.of("key", key, "value", messages.getProperty(key)))
                .toList();
        return Map.of(
                "GET https://login.example.jp/resources/sample/account/"
                        + view.locale().toLanguageTag(),
                Answer.ok(texts));
    }
}
