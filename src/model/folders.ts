// Where modules lie and where what is made from them goes: the layout that every verb goes by.

/** The folder of modules when none is named. */
export const modulesFolder = 'workflows'

/** Folders that hold workflows and actions, ours and those of others. */
export const outputFolders: readonly string[] = ['.github/workflows', '.github/actions', 'generated']
