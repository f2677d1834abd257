package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Page;

/** How often a page has asked the browser for the dialog in which the device recognises its owner. */
final class DeviceDialogs {

    private int opened;

    private DeviceDialogs() {}

    /** Counts from the next page on that is loaded here. */
    static DeviceDialogs in(Page page) {
        var dialogs = new DeviceDialogs();
        page.exposeBinding("deviceDialogOpens", (source, arguments) -> ++dialogs.opened);
        page.addInitScript("""
                for (const way of navigator.credentials ? ["create", "get"] : []) {
                    const open = navigator.credentials[way].bind(navigator.credentials);
                    navigator.credentials[way] = (options) => {
                        deviceDialogOpens();
                        return open(options);
                    };
                }
                """);
        return dialogs;
    }

    int opened() {
        return opened;
    }
}
