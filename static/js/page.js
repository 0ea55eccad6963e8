/* What every page listens to, in the order in which it hears.

   Of several that listen to the same event the one that is named first hears it first, and may keep it from the others:
   - dialogs: an Enter that a new dialog ignores is nobody else's, and no typing on either; what an answer brings is
     looked at when its dialogs are open again, and where the focus is;
   - choices: an open list takes what was reached before a key of the desk acts on it;
   - keys: a key that an element asks for moves in no list;
   - controls: Alt+ArrowDown in a field with a list of its own opens no other; a button that is off does nothing.
   What a page has besides, such as desk.js, comes with a script of its own after this one.
*/

import "./dialogs.js";
import "./answers.js";
import "./choices.js";
import "./keys.js";
import "./signin.js";
import "./connection.js";
import "./controls.js";
import "./combobox.js";
import "./hits.js";
import "./timing.js";
