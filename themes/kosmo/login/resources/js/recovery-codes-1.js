// Ways to keep the codes of a recovery: on paper, in a file, in the clipboard.
const codes = [...document.querySelectorAll("#kc-recovery-codes-list li")].map((code, index) => `${index + 1}: ${code.textContent}`);
const text = [document.title, ...codes, ""].join("\r\n");

function onPress(id, act) {
    document.getElementById(id).addEventListener("click", act);
}

onPress("printRecoveryCodes", () => window.print());
onPress("downloadRecoveryCodes", () => {
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    file.download = `${document.getElementById("kc-page-title").textContent}.txt`;
    file.click();
});
onPress("copyRecoveryCodes", async () => {
    await navigator.clipboard.writeText(text);
    document.getElementById("kosmo-recovery-copied").hidden = false;
});
document.getElementById("copyRecoveryCodes").hidden = !navigator.clipboard;
document.getElementById("kosmo-recovery-keep").hidden = false;
