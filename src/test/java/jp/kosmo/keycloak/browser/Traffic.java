package jp.kosmo.keycloak.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts what a window loads from the network; what it finds in its cache weighs nothing. */
final class Traffic {

    /** In a page that nobody zips; what is in the page only because of this member or this union. */
    private static final String APART = """
            () => [document.getElementById('kc-totp-secret-qr-code')?.getAttribute('src'), document.querySelector('.kosmo-terms')?.innerHTML]
              .reduce((sum, part) => sum + new TextEncoder().encode(part ?? '').length, 0)
            """;

    private final Page page;
    /** Host by the id of the request. */
    private final Map<String, String> asked = new HashMap<>();

    private long wire;
    private long headers;
    private long uncompressed;

    Traffic(Page page) {
        this.page = page;
        CDPSession network = page.context().newCDPSession(page);
        network.on("Network.requestWillBeSent", this::ask);
        network.on("Network.requestServedFromCache", event -> asked.remove(id(event)));
        network.on("Network.responseReceived", this::readHeaders);
        network.on("Network.dataReceived", event -> {
            if (asked.containsKey(id(event))) {
                uncompressed += event.get("dataLength").getAsLong();
            }
        });
        network.on("Network.loadingFinished", event -> {
            if (asked.containsKey(id(event))) {
                wire += event.get("encodedDataLength").getAsLong();
            }
        });
        network.send("Network.enable");
    }

    /** All since the last time this was asked; the page in front is the one it was for. */
    PageWeight of(String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return soFar(name);
    }

    /** The same at once, for a page that never stops asking. */
    PageWeight soFar(String name) {
        long apart = ((Number) page.evaluate(APART)).longValue();
        Set<String> hosts = new TreeSet<>(asked.values());
        var weight = new PageWeight(name, asked.size(), wire, wire - headers, uncompressed, apart, hosts);
        reset();
        return weight;
    }

    /** Forgets what has been loaded so far. */
    void reset() {
        asked.clear();
        wire = 0;
        headers = 0;
        uncompressed = 0;
    }

    private void ask(JsonObject event) {
        var address = URI.create(
                event.getAsJsonObject("request").get("url").getAsString().replaceFirst("^data:.*", "data:,"));
        if (address.getHost() != null) {
            asked.put(id(event), address.getHost());
        }
    }

    private void readHeaders(JsonObject event) {
        JsonObject response = event.getAsJsonObject("response");
        if (response.get("fromDiskCache").getAsBoolean()) {
            asked.remove(id(event));
        } else if (asked.containsKey(id(event))) {
            headers += response.get("encodedDataLength").getAsLong();
        }
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }
}
