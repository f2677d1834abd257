package jp.kosmo.keycloak.gallery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.MessageType;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.utils.FormMessage;

/** One page in one state, as a member can meet it. Its fixture says what the page depends on, and nothing else. */
final class Screen {
    private final String template;
    private final String state;
    private final Map<String, Function<Locale, Object>> values = new LinkedHashMap<>();
    private final List<FormMessage> messages = new ArrayList<>();
    private final List<String> waysToLogIn = new ArrayList<>();
    private final List<CredentialModel> otpDevices = new ArrayList<>();
    private MessageType messageType = MessageType.ERROR;
    private boolean inLogin = true;
    private boolean nameShown;
    private boolean ownAccord;
    private @Nullable String step;
    private @Nullable DefaultActionTokenKey link;
    private boolean linkUsed;
    private @Nullable ScriptFixture scripts;

    private Screen(String template, String state) {
        this.template = template;
        this.state = state;
    }

    /** @param state in a word or three, in English; it is the caption of the picture */
    static Screen of(String template, String state) {
        return new Screen(template, state);
    }

    /** What the template finds under a name, beside what Keycloak gives every page. */
    Screen with(String name, Object value) {
        return with(name, locale -> value);
    }

    /** The same, where it is text that the union or the server has in the language of the page. */
    Screen with(String name, Function<Locale, Object> value) {
        values.put(name, value);
        return this;
    }

    /** A refusal at a field. */
    Screen error(String field, String key, Object... words) {
        messages.add(new FormMessage(field, key, words));
        return this;
    }

    /** What the page says above everything else. */
    Screen says(MessageType type, String key, Object... words) {
        messageType = type;
        messages.add(new FormMessage(key, words));
        return this;
    }

    /** A step of the first login: the page says which of how many. */
    Screen step(String action) {
        step = action;
        return this;
    }

    /** Begun by the member in the Account Console, who may go back. */
    Screen ofOwnAccord() {
        ownAccord = true;
        return this;
    }

    /** The member has logged in so far that the page shows the user ID. */
    Screen nameShown() {
        nameShown = true;
        return this;
    }

    /** The steps of the flow among which the member can choose. */
    Screen waysToLogIn(String... authenticators) {
        waysToLogIn.addAll(Arrays.asList(authenticators));
        return this;
    }

    /** The member's devices for one-time passwords, by their names. */
    Screen otpDevices(String... names) {
        for (String name : names) {
            var device = new CredentialModel();
            device.setId("device-" + otpDevices.size());
            device.setUserLabel(name);
            otpDevices.add(device);
        }
        return this;
    }

    /** Reached by the link in a mail. */
    Screen byLink(String kind, Duration life, boolean used) {
        var token = new DefaultActionTokenKey("member", kind, Math.toIntExact(life.toSeconds()), null);
        token.iat(0L);
        link = token;
        linkUsed = used;
        return this;
    }

    /** A page outside of any login: a stray link, a server error. */
    Screen outsideOfLogin() {
        inLogin = false;
        return this;
    }

    /** A page that scripts fill with what the server answers. */
    Screen filledBy(ScriptFixture fixture) {
        scripts = fixture;
        inLogin = false;
        return this;
    }

    @Nullable
    ScriptFixture scripts() {
        return scripts;
    }

    @Nullable
    DefaultActionTokenKey link() {
        return link;
    }

    boolean isLinkUsed() {
        return linkUsed;
    }

    String template() {
        return template;
    }

    String state() {
        return state;
    }

    /** Name of its file, without the ending. */
    String name() {
        return (template.replace(".ftl", "") + "-" + state).replaceAll("[^\\w-]+", "-");
    }

    Map<String, Object> values(Locale locale) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, value.apply(locale)));
        return all;
    }

    List<FormMessage> messages() {
        return messages;
    }

    MessageType messageType() {
        return messageType;
    }

    List<String> waysToLogIn() {
        return waysToLogIn;
    }

    List<CredentialModel> otpDevices() {
        return otpDevices;
    }

    boolean isInLogin() {
        return inLogin;
    }

    boolean isNameShown() {
        return nameShown;
    }

    boolean isOfOwnAccord() {
        return ownAccord;
    }

    @Nullable
    String step() {
        return step;
    }

    @Override
    public String toString() {
        return template + ", " + state;
    }
}
