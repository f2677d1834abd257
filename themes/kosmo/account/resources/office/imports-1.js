// 「加入者の取り込み」: for now the letters of an import alone.
import { go } from "./office-1.js";

export async function parts(id, what) {
    if (!id || what !== "letters") {
        go("members");
        return [];
    }
    return (await import("./letters-1.js")).parts(id);
}
