import emphasisFont from '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf?url';
import regularFont from '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf?url';
import strongFont from '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf?url';
import type { FontFiles } from '@likeverd/documents';

const fontBytes = async (address: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(address)).arrayBuffer());

/** The fonts that documents are set in. */
export async function documentFonts(): Promise<FontFiles> {
  const [regular, strong, emphasis] = await Promise.all([regularFont, strongFont, emphasisFont].map(fontBytes));
  if (regular === undefined || strong === undefined || emphasis === undefined) throw new RangeError('A font is missing');
  return { regular, strong, emphasis };
}
