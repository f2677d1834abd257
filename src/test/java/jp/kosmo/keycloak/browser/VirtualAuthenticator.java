package jp.kosmo.keycloak.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * The fingerprint reader or face camera of a device, always recognising its owner. It belongs to one page and lives as
 * long as that.
 */
public final class VirtualAuthenticator {

    private final CDPSession session;
    private final String id;

    private VirtualAuthenticator(CDPSession session, String id) {
        this.session = session;
        this.id = id;
    }

    /** Builds one into the device that shows this page. */
    public static VirtualAuthenticator in(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        String id = session.send("WebAuthn.addVirtualAuthenticator", arguments)
                .get("authenticatorId")
                .getAsString();
        return new VirtualAuthenticator(session, id);
    }

    /** From now on the owner is recognised, or is not. */
    public void recognise(boolean owner) {
        var arguments = arguments();
        arguments.addProperty("isUserVerified", owner);
        session.send("WebAuthn.setUserVerified", arguments);
    }

    /** From now on its owner touches it when it asks for that, or leaves it alone. */
    void touch(boolean owner) {
        var arguments = arguments();
        arguments.addProperty("enabled", owner);
        session.send("WebAuthn.setAutomaticPresenceSimulation", arguments);
    }

    /** The relying-party ids of the passkeys it holds. */
    public List<String> passkeys() {
        return session.send("WebAuthn.getCredentials", arguments()).getAsJsonArray("credentials").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(passkey -> passkey.get("rpId").getAsString())
                .toList();
    }

    /** Takes it out: the device is a new one, its passkeys are lost. */
    public void remove() {
        session.send("WebAuthn.removeVirtualAuthenticator", arguments());
    }

    private JsonObject arguments() {
        var arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        return arguments;
    }
}
