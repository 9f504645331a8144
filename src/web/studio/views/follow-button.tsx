import { m } from '../i18n/m.js';
import { useStudio } from '../studio.js';
import type { Follow } from './use-follow.js';
import { useStore } from './use-store.js';

/** The way back to the sentence that is heard, for who scrolled away from it. */
export const FollowButton = ({ follow }: { readonly follow: Follow }) => {
  const { player } = useStudio();
  const isPlaying = useStore(player.store, (state) => state.status === 'playing');
  if (follow.isFollowing || !isPlaying) return null;
  return (
    <button type="button" class="follow" onClick={follow.resume}>
      {m.backToPlaying}
    </button>
  );
};
